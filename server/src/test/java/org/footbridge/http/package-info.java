/**
 * What a client sees, through HTTP, one class for each thing that it does, on a server and with data that its cases share.
 *
 * <p>Some classes are longer than 300 lines, and better whole. {@code BadInputTest} and {@code BadRequestTest} are tables of what
 * is refused, under one rule that holds before and after each case: nothing was stored. {@code SearchHttpTest}, {@code
 * TerminologyOperationsTest} and {@code InstallTest} ask of one population, one set of definitions, one package, which
 * would have to be there twice; so do {@code TerminologyVersionsTest} of versions that differ in little, and {@code
 * DefinitionMutantsTest} of one list of mutants, {@code ImportOpenReferralTest} and {@code OpenReferralHttpTest} of one feed and one directory, and
 * {@code OutcomesReportTest} of one population. {@code HiddenResourcesTest} asks each question about a hidden resource and an absent one, and
 * has the list of all questions in one place. In {@code TransactionTest} and {@code GuideHttpTest} each case needs the helpers
 * that read a Bundle's entries or a page.
 */
package org.footbridge.http;
