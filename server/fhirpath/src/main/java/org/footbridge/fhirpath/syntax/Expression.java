package org.footbridge.fhirpath.syntax;

import java.util.List;
import org.hl7.fhir.r4.model.Base;

/** A node of the syntax tree. A path begins at {@link Input}, so that {@code Patient.name} is two members of the input. */
public sealed interface Expression {
    /** The collection that the expression is applied to. */
    record Input() implements Expression {}

    /** A constant; an empty list is the literal {@code {}}. */
    record Literal(List<Base> values) implements Expression {}

    /** {@code $this}, {@code $index}, {@code $total} or {@code %name}, with its sign. */
    record Variable(String name) implements Expression {}

    /** {@code target.name}. */
    record Member(Expression target, String name) implements Expression {}

    /** {@code target.function(arguments)}. */
    record Call(Expression target, String function, List<Expression> arguments) implements Expression {}

    /** {@code target[index]}. */
    record Indexer(Expression target, Expression index) implements Expression {}

    /** {@code -operand}; a plus sign is dropped by the parser. */
    record Negation(Expression operand) implements Expression {}

    /** {@code left operator right}. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** {@code operand is type} or {@code operand as type}, also when written as a function. */
    record TypeTest(String operator, Expression operand, String type) implements Expression {}
}
