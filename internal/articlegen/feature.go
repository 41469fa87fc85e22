package articlegen

// Feature is Markdown of an article that has what a feature has: figures, an embed, a
// callout, notes, a table with a caption, headings with ids of their own.
const Feature = `## What happened {#events}

The harbour bridge reopened to trams at **five in the morning**, ninety days late, and the *first* driver waved to nobody.[^tide] [The port](https://port.example/notice) had asked for quiet; ~~line 9~~ line 7 ran empty until seven. "We would do it again," the harbour master said, "but with other bolts."

![A tram on the bridge at dawn](/img/bridge.jpg "The first tram, five minutes late"){width=1600 height=900 credit="Ana Prado / Meridian" layout=wide}

> Nobody believed the date any more, and nobody had believed the one before it.
> — Ines Marlow

> [!NOTE] What the tolls pay
>
> Two thirds go to the span, a third to the ferries.
>
> - The tolls end in May
> - The ferries keep their *summer* timetable

https://www.youtube.com/watch?v=bridge42

### The numbers

| Year | Crossings | Late |
| --- | --: | --: |
| 2024 | 1 204 000 | 4 % |
| 2025 | 903 000 | **19 %** |

Table: Crossings as the port counts them, in *both* directions

Engineers count the days by the tide table, and the table does not bend. A crane came from the south yard, a second from the north, and between them hung the last forty metres of deck.[^deck] What the city paid is not known; what it saved is said to be less. Write to desk\@ledger.example with what you know.

1. Mind the gap
2. Mind the step
   - and the rail

---

` + "```go\nx := `a`\n```\n" + `
[^tide]: As printed by the port on 3 May.

[^deck]: Forty metres and ten, by another count.
`
