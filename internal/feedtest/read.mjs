// Reads a feed on standard input with feedsmith and prints what a reader
// would show of it and of its first item, in one shape for all formats.
import { readFileSync } from 'node:fs'
import { parseFeed } from 'feedsmith'

const { format, feed } = parseFeed(readFileSync(0, 'utf8'))
const rel = (links, name) => links?.find((l) => l.rel === name)?.href
const names = (authors) => authors?.map((a) => a.name)

const shapes = {
  rss: (i = feed.items[0]) => ({
    title: feed.title, description: feed.description, link: feed.link, language: feed.language,
    self: rel(feed.atom.links, 'self'), hub: rel(feed.atom.links, 'hub'),
    item: {
      id: i.guid.value, link: i.link, title: i.title, dek: i.description, content: i.content.encoded,
      published: i.pubDate, updated: i.atom.updated, authors: i.dc.creators, terms: i.categories.map((c) => c.name),
      enclosure: i.enclosures[0].url, size: i.enclosures[0].length, image: i.media.contents[0].url,
    },
  }),
  atom: (i = feed.entries[0]) => ({
    title: feed.title.value, description: feed.subtitle.value, link: rel(feed.links, 'alternate'), language: feed.xml.lang,
    self: rel(feed.links, 'self'), hub: rel(feed.links, 'hub'),
    item: {
      id: i.id, link: rel(i.links, 'alternate'), title: i.title.value, dek: i.summary.value, content: i.content.value,
      published: i.published, updated: i.updated, authors: names(i.authors), terms: i.categories.map((c) => c.term),
      enclosure: rel(i.links, 'enclosure'), size: i.links.find((l) => l.rel === 'enclosure').length, image: i.media.contents[0].url,
    },
  }),
  json: (i = feed.items[0]) => ({
    title: feed.title, description: feed.description, link: feed.home_page_url, language: feed.language,
    self: feed.feed_url, hub: feed.hubs[0].url,
    item: {
      id: i.id, link: i.url, title: i.title, dek: i.summary, content: i.content_html,
      published: i.date_published, updated: i.date_modified, authors: names(i.authors), terms: i.tags,
      enclosure: i.attachments[0].url, size: i.attachments[0].size_in_bytes, image: i.image,
    },
  }),
}

const out = { format, ...shapes[format]() }
for (const name of ['published', 'updated']) out.item[name] = Date.parse(out.item[name])
console.log(JSON.stringify(out))
