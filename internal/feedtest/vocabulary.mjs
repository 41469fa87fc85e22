// Reads a list of JSON-LD documents on standard input, expands each with a
// JSON-LD processor, and prints what schema.org's vocabulary does not allow:
// types and properties that it does not have, properties on types that are not
// in their domain, values of types that are not in their range; with what a
// type inherits.
//
// The vocabulary is the one that schema-dts makes its typings of, or, where a
// file is named, that release of schema.org itself (JSON-LD).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import jsonld from 'jsonld'

// A vocabulary is what each type extends, and for each property the types it
// belongs to and those of its values.
class Vocabulary {
  parents = new Map()
  domains = new Map()
  ranges = new Map()
  members = new Map() // of an enumeration: the types they are of

  isA(type, ancestor) {
    return type === ancestor || (this.parents.get(type) ?? []).some((p) => this.isA(p, ancestor))
  }
  allows(type, property) {
    return [...(this.domains.get(property) ?? [])].some((d) => this.isA(type, d))
  }
  // takes says whether a value may stand in a property: a node of these
  // types, or a literal.
  takes(property, types, literal) {
    const ranges = [...(this.ranges.get(property) ?? [])]
    if (types) return ranges.some((r) => types.some((t) => this.isA(t, r)))
    if (practised(property, literal)) return true
    return ranges.some((r) => {
      // What says how a text is to be read is a kind of text.
      if (this.isA(r, 'Text') && r !== 'URL') return typeof literal === 'string'
      if (forms[r]) return forms[r](literal)
      return this.members.get(short(String(literal)))?.some((t) => this.isA(t, r)) ?? false
    })
  }
}

// What is written otherwise everywhere: pixels as a number, as on schema.org's
// own pages, though its Distance wants a unit; a page that is an item of a list
// by its address (Google, Breadcrumb structured data).
const practised = (property, literal) =>
  (property === 'width' || property === 'height' ? Number.isInteger(literal) : property === 'item' && forms.URL(literal))

const string = (pattern) => (v) => typeof v === 'string' && pattern.test(v)
const forms = {
  URL: (v) => typeof v === 'string' && URL.canParse(v),
  Date: string(/^\d{4}-\d\d-\d\d$/),
  DateTime: string(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  Time: string(/^\d\d:\d\d(:\d\d)?/),
  Duration: string(/^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/), // ISO 8601
  Number: (v) => typeof v === 'number',
  Integer: Number.isInteger,
  Boolean: (v) => typeof v === 'boolean',
}
const short = (iri) => iri.replace(/^(https?:\/\/schema\.org\/|schema:)/, '')
const list = (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v])

function released(file) {
  const v = new Vocabulary()
  const { '@graph': graph } = JSON.parse(readFileSync(file, 'utf8'))
  const ids = (node, key) => list(node[key]).map((r) => short(r['@id']))
  for (const node of graph) {
    const name = short(node['@id'])
    for (const type of list(node['@type'])) {
      if (type === 'rdfs:Class') v.parents.set(name, ids(node, 'rdfs:subClassOf'))
      else if (type === 'rdf:Property') {
        v.domains.set(name, new Set(ids(node, 'schema:domainIncludes')))
        v.ranges.set(name, new Set(ids(node, 'schema:rangeIncludes')))
      } else v.members.set(name, [...(v.members.get(name) ?? []), short(type)])
    }
  }
  return v
}

function typed() {
  const v = new Vocabulary()
  const require = createRequire(import.meta.url)
  const typings = readFileSync(require.resolve('schema-dts').replace(/schema\.js$/, 'schema.d.ts'), 'utf8')
  const plain = (name) => name.trim().replace(/(Base|Leaf)$/, '')
  for (const [, name, bases, body] of typings.matchAll(/^(?:export )?interface (\w+)(?: extends ([^{]+?))? \{\n(.*?)^\}/gms)) {
    const type = plain(name)
    // A type without types below it has a Leaf and no Base.
    const above = (bases ?? '').split(',').map(plain).filter((b) => b && b !== type && !b.includes('<'))
    v.parents.set(type, [...(v.parents.get(type) ?? []), ...above])
    for (const [, property, range] of body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;$/gm)) {
      if (!v.domains.has(property)) v.domains.set(property, new Set()), v.ranges.set(property, new Set())
      v.domains.get(property).add(type)
      for (const r of range.split('|')) if (r.trim() !== 'IdReference') v.ranges.get(property).add(r.trim())
    }
  }
  for (const [, type] of typings.matchAll(/^export type (\w+) = string;$/gm)) if (!forms[type]) v.parents.set(type, ['Text'])
  for (const [, type, union] of typings.matchAll(/^export type (\w+) = (.*);$/gm)) {
    for (const [, member] of union.matchAll(/"https?:\/\/schema\.org\/(\w+)"/g)) v.members.set(member, [...(v.members.get(member) ?? []), type])
  }
  return v
}

const vocabulary = process.argv[2] ? released(process.argv[2]) : typed()

// schema.org's own context makes every term one of its vocabulary.
const documentLoader = async (url) => ({ documentUrl: url, document: { '@context': { '@vocab': 'http://schema.org/', type: '@type', id: '@id' } } })

const wrong = new Set()
let nodes = 0
function check(value) {
  if (Array.isArray(value)) return value.forEach(check)
  if (!value || typeof value !== 'object' || '@value' in value) return
  nodes++
  const types = (value['@type'] ?? []).map(short)
  for (const type of types) if (!vocabulary.parents.has(type)) wrong.add(`type ${type}`)
  for (const [iri, inner] of Object.entries(value)) {
    if (iri.startsWith('@')) continue
    const property = short(iri)
    if (!types.some((t) => vocabulary.allows(t, property))) {
      wrong.add(`${types}: ${property}`)
    } else {
      for (const v of list(inner).flatMap((v) => v['@list'] ?? [v])) {
        const inside = v['@type']?.map(short)
        // A node of which only the name is given stands elsewhere.
        if ('@id' in v && !inside) continue
        if (!vocabulary.takes(property, inside, v['@value'])) wrong.add(`${types}: ${property} is ${inside ?? JSON.stringify(v['@value'])}`)
      }
    }
    check(inner)
  }
}
for (const document of JSON.parse(readFileSync(0, 'utf8'))) check(await jsonld.expand(document, { documentLoader }))
console.log(JSON.stringify({ nodes, types: vocabulary.parents.size, wrong: [...wrong] }))
