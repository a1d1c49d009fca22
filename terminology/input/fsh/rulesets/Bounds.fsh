// The lowest and the highest possible score of a measure.
RuleSet: Bounds(code, min, max)
* insert Bound({code}, min, {min})
* insert Bound({code}, max, {max})
