// As Map, with the comment that R4 demands for narrower and inexact rows.
RuleSet: MapCommented(code, target, display, equivalence, comment)
* insert Map({code}, {target}, {display}, {equivalence})
* group.element[=].target.comment = {comment}
