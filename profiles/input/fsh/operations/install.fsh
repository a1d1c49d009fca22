Instance: install
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, install)
* name = "Install"
* title = "Install a package"
* description = "A POST of a FHIR package installs all of it that takes effect here, or nothing, and says what that is; a client that prefers not to wait (Prefer: respond-async) is answered 202 with the URL of the status. A GET lists what is installed."
* kind = #operation
* code = #install
* affectsState = true
* system = true
* type = false
* instance = false
* parameter[0].name = #package
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #base64Binary
* parameter[=].documentation = "POST: the archive (.tgz), which may also be the body itself, as application/gzip, or a Binary"
* parameter[+].name = #package
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A package: what was installed, or after a GET each that is"
* insert OutputPart(name, 1, "1", string, "Its name")
* insert OutputPart(version, 1, "1", string, "Its version")
* insert OutputPart(sha256, 0, "1", string, "After a GET: digest of its archive")
* insert OutputPart(created, 0, "1", integer, "After a POST: how many definitions were created")
* insert OutputPart(updated, 0, "1", integer, "After a POST: how many were updated")
* insert OutputPart(deleted, 0, "1", integer, "After a POST: how many of a former version were deleted")
* insert OutputPart(unchanged, 0, "1", integer, "After a POST: how many were there already")
* insert OutputPart(definitions, 0, "1", integer, "After a GET: how many definitions it has brought")
* insert OutputPart(installed, 0, "1", instant, "After a GET: when it was installed")
* parameter[+].name = #left-out
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Resources in the package that are not installed, because they would have no effect"
* insert OutputPart(type, 1, "1", code, "Their type")
* insert OutputPart(count, 1, "1", integer, "How many there are")
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #OperationOutcome
* parameter[=].documentation = "What is to be known about it, as warnings"
