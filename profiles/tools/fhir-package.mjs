// Writes what SUSHI made as a FHIR package, always in the same form: fhir-package.mjs SOURCE_DIR OUT_DIR
// SOURCE_DIR has sushi-config.yaml, input/fsh and what SUSHI made of them. OUT_DIR/package holds definitions, package.json and
// .index.json; OUT_DIR/package/example the examples; OUT_DIR/counter-examples the examples that are wrong on purpose and are not
// published. The ImplementationGuide lists all that is published.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [source, out] = process.argv.slice(2);
const generated = join(source, 'fsh-generated/resources');
const yaml = createRequire(join(process.env.SUSHI_MODULES, 'fsh-sushi/package.json'))('yaml');
const config = yaml.parse(readFileSync(join(source, 'sushi-config.yaml'), 'utf8'));
const indexed = ['resourceType', 'id', 'url', 'version', 'kind', 'type', 'derivation'];
const definitions = join(out, 'package');
const examples = join(definitions, 'example');
const index = new Map([[definitions, []]]);
const listed = [];

const write = (folder, file, value) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
};

// A NamingSystem has no url in R4. A form in an example has one and is an example all the same.
const isDefinition = (resource) =>
  resource.resourceType === 'NamingSystem' || (resource.url && !/-p\d+-pass$/.test(resource.id));

const publish = (folder, file, resource) => {
  write(folder, file, resource);
  const row = { filename: file };
  for (const key of indexed) if (typeof resource[key] === 'string') row[key] = resource[key];
  index.set(folder, [...(index.get(folder) ?? []), row]);
};

// What the source says of an example; the JSON has no place for it.
const descriptions = new Map();
for (const file of readdirSync(join(source, 'input/fsh'), { recursive: true })) {
  if (!file.endsWith('.fsh')) continue;
  const text = readFileSync(join(source, 'input/fsh', file), 'utf8');
  const id = /^Instance: (\S+)/m.exec(text);
  const description = /^Description: "(.*)"$/m.exec(text);
  if (id && description) descriptions.set(id[1], description[1]);
}

const list = (resource) => {
  // some types have a title, name or description that is not a text
  const entry = {
    reference: { reference: `${resource.resourceType}/${resource.id}` },
    name: typeof resource.title === 'string' ? resource.title : (typeof resource.name === 'string' ? resource.name : resource.id),
    description: typeof resource.description === 'string' ? resource.description : descriptions.get(resource.id),
  };
  if (isDefinition(resource)) entry.exampleBoolean = false;
  else if (resource.meta?.profile) entry.exampleCanonical = resource.meta.profile[0];
  else entry.exampleBoolean = true;
  listed.push(entry);
};

const implementationGuide = () => ({
  resourceType: 'ImplementationGuide',
  id: config.id,
  url: `${config.canonical}/ImplementationGuide/${config.id}`,
  version: config.version,
  name: config.name,
  title: config.title,
  status: config.status,
  experimental: false,
  publisher: config.publisher.name,
  description: config.description,
  packageId: config.id,
  license: config.license,
  fhirVersion: [config.fhirVersion],
  dependsOn: Object.entries(config.dependencies ?? {}).map(([id, version]) => ({
    uri: `${config.canonical}/ImplementationGuide/${id}`,
    packageId: id,
    version,
  })),
  definition: { resource: listed },
});

for (const file of readdirSync(generated).sort()) {
  const resource = JSON.parse(readFileSync(join(generated, file), 'utf8'));
  if (/-f\d+-fail$/.test(resource.id)) {
    write(join(out, 'counter-examples'), `${resource.id}.json`, resource);
  } else {
    publish(isDefinition(resource) ? definitions : examples, file, resource);
    list(resource);
  }
}
const guide = implementationGuide();
if (guide.dependsOn.length === 0) delete guide.dependsOn;
publish(definitions, `ImplementationGuide-${config.id}.json`, guide);
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
