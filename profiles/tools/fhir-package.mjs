// Writes what SUSHI made as a FHIR package, always in the same form: fhir-package.mjs SUSHI_CONFIG GENERATED_DIR OUT_DIR
// OUT_DIR/package holds definitions, package.json and .index.json; OUT_DIR/package/example the examples; OUT_DIR/counter-examples
// the examples that are wrong on purpose and are not published.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [configFile, generated, out] = process.argv.slice(2);
const yaml = createRequire(join(process.env.SUSHI_MODULES, 'fsh-sushi/package.json'))('yaml');
const config = yaml.parse(readFileSync(configFile, 'utf8'));
const indexed = ['resourceType', 'id', 'url', 'version', 'kind', 'type', 'derivation'];

const write = (folder, file, value) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
};

const definitions = join(out, 'package');
const examples = join(definitions, 'example');
const index = new Map([[definitions, []]]);
for (const file of readdirSync(generated).sort()) {
  const resource = JSON.parse(readFileSync(join(generated, file), 'utf8'));
  if (/-f\d+-fail$/.test(resource.id)) {
    write(join(out, 'counter-examples'), `${resource.id}.json`, resource);
    continue;
  }
  const folder = resource.url ? definitions : examples;
  write(folder, file, resource);
  const row = { filename: file };
  for (const key of indexed) if (typeof resource[key] === 'string') row[key] = resource[key];
  index.set(folder, [...(index.get(folder) ?? []), row]);
}
for (const [folder, files] of index) write(folder, '.index.json', { 'index-version': 2, files });
write(definitions, 'package.json', {
  name: config.id,
  version: config.version,
  canonical: config.canonical,
  title: config.title,
  description: config.description,
  author: config.publisher.name,
  license: config.license,
  type: 'fhir.ig',
  fhirVersions: [config.fhirVersion],
  dependencies: { 'hl7.fhir.r4.core': config.fhirVersion, ...config.dependencies },
});
