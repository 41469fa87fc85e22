// Brings to life what render.Ticker writes: <news-ticker data-cursor data-stream
// data-poll data-breaking> with a .nr-ticker__window, its .nr-ticker__track and
// two .nr-ticker__group lists, the second an inert copy. Without this script it
// is a list that scrolls by CSS. With it, the list follows the server; all tabs
// of a browser share one connection, held by one that is visible; the speed is
// the same whatever the length; and a change never moves what one is reading.
const speed = 60; // px a second
const memory = "news-ticker dismissed"; // the key in the browser's storage

class NewsTicker extends HTMLElement {
  connectedCallback() {
    this.track = this.querySelector(".nr-ticker__track");
    this.view = this.querySelector(".nr-ticker__window");
    this.groups = [...this.querySelectorAll(".nr-ticker__group")];
    if (!this.view || !this.track || this.groups.length !== 2) return;
    this.cursor ??= this.dataset.cursor ?? "";
    this.list ??= [...this.groups[0].children].map(read);
    if (!this.voice) {
      this.voice = document.createElement("p");
      this.voice.className = "nr-hidden";
      this.voice.setAttribute("role", "status");
      this.append(this.voice);
    }
    const close = this.querySelector(".nr-ticker__close");
    if (close) close.onclick = () => this.dismiss();
    this.recall(close);
    this.sizes = new ResizeObserver(() => this.pace());
    this.sizes.observe(this.groups[0]);
    // A headline that takes the focus is scrolled into view by the browser; the
    // run goes on from there, or it would be off by that much ever after.
    this.view.onscroll = () => {
      const by = this.view.scrollLeft;
      if (!by || !this.run()) return;
      this.view.scrollLeft = 0;
      this.shift(by);
    };
    this.onshow = () => (document.hidden ? this.close() : this.open());
    document.addEventListener("visibilitychange", this.onshow);
    this.onshow();
  }

  disconnectedCallback() {
    this.sizes?.disconnect();
    clearTimeout(this.next);
    document.removeEventListener("visibilitychange", this.onshow);
    this.close();
  }

  // The animation; none where motion is to be reduced.
  run() {
    return this.track.getAnimations()[0];
  }

  // pace sets how long one round takes and keeps the place.
  pace() {
    const run = this.run();
    const width = this.track.getBoundingClientRect().width / 2;
    if (!run || !width || width === this.width) return;
    const done = (run.effect.getComputedTiming().progress ?? 0) * (this.width ?? width);
    this.width = width;
    run.effect.updateTiming({ duration: (width / speed) * 1000 });
    run.currentTime = ((done % width) / speed) * 1000;
  }

  // shift moves the list by some px to the left.
  shift(by) {
    const run = this.run();
    if (!run || !this.width) return;
    const done = run.effect.getComputedTiming().progress * this.width + (this.matches(":dir(rtl)") ? -by : by);
    run.currentTime = ((((done % this.width) + this.width) % this.width) / speed) * 1000;
  }

  // Closed by the reader, it stays away, on later pages too, until there is
  // breaking news that was not there then. Where nothing can be remembered, it
  // is closed on this page.
  dismiss() {
    this.gone = this.list.map((h) => h.id);
    this.hidden = true;
    try {
      localStorage.setItem(memory, JSON.stringify(this.gone));
    } catch {}
  }

  recall(close) {
    if (!close) return;
    try {
      this.gone ??= JSON.parse(localStorage.getItem(memory));
    } catch {}
    if (Array.isArray(this.gone)) this.hidden = !this.list.some((h) => h.priority >= 2 && !this.gone.includes(h.id));
  }

  // A hidden tab holds no connection; it comes back with the cursor it has. Of
  // the visible ones that with the lock connects and tells the others.
  open() {
    if (this.stop || !(this.dataset.stream || this.dataset.poll)) return;
    this.stop = new AbortController();
    const { signal } = this.stop;
    const url = new URL(this.dataset.stream || this.dataset.poll, location.href);
    if (!navigator.locks || !window.BroadcastChannel) return this.connect(url, signal);
    const name = "news-ticker " + url;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }) => {
      if (data.list) this.show(data);
      else if (this.leads) this.tell();
    };
    this.channel.postMessage({});
    const lead = () =>
      new Promise((release) => {
        if (signal.aborted) return release();
        signal.addEventListener("abort", release);
        this.leads = true;
        this.connect(url, signal);
      });
    navigator.locks.request(name, { signal }, lead).catch(() => {}); // closed while it waited
  }

  close() {
    this.stop?.abort();
    this.channel?.close();
    this.stop = this.channel = this.leads = null;
  }

  tell() {
    this.channel?.postMessage({ cursor: this.cursor, list: this.list });
  }

  connect(url, signal) {
    if (!this.dataset.stream || !window.EventSource) return this.poll(signal);
    url.searchParams.set("cursor", this.cursor);
    const source = new EventSource(url);
    let list = this.list;
    const fold = ({ data }) => {
      const { kind, headline, after, cursor } = JSON.parse(data);
      list = kind === "reset" ? [] : list.filter((h) => h.id !== headline.id);
      if (kind === "add" || kind === "update") list.splice(list.findIndex((h) => h.id === after) + 1, 0, headline);
      if (!cursor) return;
      this.show({ cursor, list });
      this.tell();
    };
    for (const kind of ["add", "update", "remove", "reset"]) source.addEventListener(kind, fold);
    signal.addEventListener("abort", () => source.close());
    // The browser comes back by itself unless it was turned away.
    source.onerror = () => {
      if (source.readyState === 2 && !signal.aborted) setTimeout(() => signal.aborted || this.connect(url, signal), 4000 + 4000 * Math.random());
    };
  }

  async poll(signal) {
    for (let tag = ""; this.dataset.poll && !signal.aborted; ) {
      try {
        const url = new URL(this.dataset.poll, location.href);
        url.searchParams.set("wait", 25);
        const answer = await fetch(url, { signal, cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
        if (answer.status === 200) {
          tag = answer.headers.get("ETag");
          const { cursor, headlines } = await answer.json();
          this.show({ cursor, list: headlines });
          this.tell();
        }
        if (answer.ok || answer.status === 304) continue;
      } catch {} // out of reach: later
      await new Promise((go) => setTimeout(go, 4000 + 4000 * Math.random()));
    }
  }

  // show makes both lists hold these headlines, unless this page knows more.
  show({ cursor, list }) {
    const [, name, number] = /^(.*)-(\d+)$/.exec(cursor) ?? [];
    const [, ours, known] = /^(.*)-(\d+)$/.exec(this.cursor) ?? [];
    if (name === ours && +number < +known) return;
    const fresh = list.filter((h) => h.priority >= 2 && !this.list.some((old) => old.id === h.id));
    this.cursor = cursor;
    this.list = list;
    // What stands in the window, and where, to be put there again.
    const frame = this.view.getBoundingClientRect();
    const seen = this.groups.flatMap((group, i) =>
      [...group.children].map((li) => ({ i, id: li.dataset.id, box: li.getBoundingClientRect() }))
    ).filter(({ box }) => box.right > frame.left && box.left < frame.right);
    for (const group of this.groups) this.fill(group, list);
    this.pace();
    for (const { i, id, box } of seen) {
      const li = find(this.groups[i], id);
      if (!li) continue;
      this.shift(li.getBoundingClientRect().left - box.left);
      break;
    }
    this.recall(this.querySelector(".nr-ticker__close"));
    if (fresh.length) this.announce(fresh[0]);
  }

  fill(group, list) {
    const kept = new Set(list.map((h) => h.id));
    for (const li of [...group.children]) if (!kept.has(li.dataset.id)) li.remove();
    list.forEach((headline, i) => {
      let li = find(group, headline.id);
      const made = this.item(headline);
      if (li?.outerHTML !== made.outerHTML) {
        const focused = li?.contains(document.activeElement);
        li ? li.replaceWith(made) : group.append(made);
        if (focused) made.querySelector("a")?.focus({ preventScroll: true });
        li = made;
      }
      if (group.children[i] === li) return;
      // Moving an element takes its focus.
      const focus = li.contains(document.activeElement) && document.activeElement;
      group.insertBefore(li, group.children[i]);
      if (focus) focus.focus({ preventScroll: true });
    });
  }

  item({ id, text, url, language, priority }) {
    const item = document.createElement("li");
    item.className = "nr-ticker__item" + (priority >= 2 ? " nr-ticker__item--breaking" : "");
    item.dataset.id = id;
    if (language) item.lang = language;
    if (priority >= 2) {
      const flag = document.createElement("strong");
      flag.className = "nr-ticker__flag";
      flag.textContent = this.dataset.breaking ?? "";
      item.append(flag, " ");
    }
    const line = document.createElement(safe(url) ? "a" : "span");
    line.className = "nr-ticker__text";
    line.textContent = text;
    if (safe(url)) line.setAttribute("href", url);
    item.append(line);
    return item;
  }

  // Only breaking news is said aloud, at most once in ten seconds, of several
  // the latest, and never the story one is reading.
  announce({ text, url }) {
    if (safe(url) && new URL(url, location.href).pathname === location.pathname) return;
    clearTimeout(this.next);
    this.next = setTimeout(() => {
      this.said = Date.now();
      this.voice.textContent = `${this.dataset.breaking ?? ""} ${text}`;
    }, Math.max(0, (this.said ?? 0) + 10000 - Date.now()));
  }
}

const find = (group, id) => [...group.children].find((li) => li.dataset.id === id);

// read is the headline that an item of the markup shows.
function read(li) {
  const line = li.querySelector(".nr-ticker__text");
  const priority = li.querySelector(".nr-ticker__flag") ? 2 : 0;
  return { id: li.dataset.id, text: line?.textContent ?? "", url: line?.getAttribute("href") ?? "", language: li.lang, priority };
}

function safe(url) {
  try {
    return Boolean(url) && /^https?:$/.test(new URL(url, location.href).protocol);
  } catch {
    return false;
  }
}

customElements.define("news-ticker", NewsTicker);
