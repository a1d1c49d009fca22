// Makes a FHIR package cache that SUSHI can use without a FHIR registry: fhir-cache.mjs NPM_DIR CACHE_DIR
// The definitions of R4 are published to npm in two halves: one package has the core as XML, the other the whole specification
// as JSON. The files of the second that the first names are hl7.fhir.r4.core.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [npm, cache] = process.argv.slice(2);
const name = 'hl7.fhir.r4.core';
const version = '4.0.1';
const core = join(cache, `${name}#${version}`, 'package');
const specification = join(npm, 'hl7.fhir.r4.examples');
const wanted = new Set(readdirSync(join(npm, 'hl7.fhir.r4.corexml')).map((file) => `${basename(file, '.xml')}.json`));
wanted.delete('package.json');

mkdirSync(core, { recursive: true });
for (const file of readdirSync(specification)) {
  if (wanted.has(file)) copyFileSync(join(specification, file), join(core, file));
}
writeFileSync(join(core, 'package.json'), JSON.stringify({ name, version, fhirVersions: [version], dependencies: {} }));
