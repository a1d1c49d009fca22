// a is the year of UCUM. Months would compare wrongly with years in a search.
Invariant: sp-age-range-1
Severity: #error
Description: "Ages are in years, from 0 to 130"
Expression: "value.ofType(Range).low.all(code = 'a' and value >= 0 and value <= 130) and value.ofType(Range).high.all(code = 'a' and value >= 0 and value <= 130)"
