package org.footbridge.oracle.random;

/** That a query uses a feature, in one of its forms, such as a prefix; {@code form} is empty if it has but one. */
public record Use(Feature feature, String form) {
    static Use of(Feature feature) {
        return new Use(feature, "");
    }

    @Override
    public String toString() {
        return form.isEmpty() ? feature.name() : feature + " " + form;
    }
}
