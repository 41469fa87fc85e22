// Reads a list of JSON-LD documents on standard input, expands each with a
// JSON-LD processor, and prints every type and property that schema.org's
// vocabulary does not have, by the typings that schema-dts makes of it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import jsonld from 'jsonld'

const require = createRequire(import.meta.url)
const typings = readFileSync(require.resolve('schema-dts').replace(/schema\.js$/, 'schema.d.ts'), 'utf8')

// What each interface extends, and the properties it has of its own.
const parents = new Map()
const own = new Map()
const named = new Map()
for (const [, name, bases, body] of typings.matchAll(/^(?:export )?interface (\w+)(?: extends ([^{]+?))? \{\n(.*?)^\}/gms)) {
  parents.set(name, (bases ?? '').split(',').map((b) => b.trim()).filter(Boolean))
  own.set(name, new Set([...body.matchAll(/^ {4}"(\w+)"\?:/gm)].map((m) => m[1])))
  const type = body.match(/"@type": "(\w+)"/)
  if (type) named.set(type[1], name)
}
const has = (name, property) => own.get(name)?.has(property) || (parents.get(name) ?? []).some((p) => has(p, property))

// schema.org's own context makes every term one of its vocabulary.
const documentLoader = async (url) => ({ documentUrl: url, document: { '@context': { '@vocab': 'http://schema.org/', type: '@type', id: '@id' } } })

const wrong = []
const short = (iri) => iri.replace('http://schema.org/', '')
let nodes = 0
function check(value) {
  if (Array.isArray(value)) return value.forEach(check)
  if (!value || typeof value !== 'object' || '@value' in value) return
  nodes++
  const types = (value['@type'] ?? []).map(short)
  for (const type of types) if (!named.has(type)) wrong.push(`type ${type}`)
  for (const [property, inner] of Object.entries(value)) {
    if (property.startsWith('@')) continue
    if (!types.some((t) => has(named.get(t), short(property)))) wrong.push(`${types}: ${short(property)}`)
    check(inner)
  }
}
for (const document of JSON.parse(readFileSync(0, 'utf8'))) check(await jsonld.expand(document, { documentLoader }))
console.log(JSON.stringify({ nodes, types: named.size, wrong }))
