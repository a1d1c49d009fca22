Extension: LinkWorkerContactCount
Id: link-worker-contact-count
Title: "Contacts with the link worker"
Description: "How many conversations the link worker had with the person until now."
Context: Task
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "Number of contacts until now"
* value[x] 1..1
* value[x] only unsignedInt
