// Brings a <news-ticker> to life: it keeps the speed the same whatever the
// length, and follows the server's stream of changes from the cursor that the
// markup carries. Without it the ticker is a list that scrolls by CSS.
const speed = 60; // px a second

class NewsTicker extends HTMLElement {
  connectedCallback() {
    this.track = this.querySelector(".nr-ticker__track");
    this.groups = [...this.querySelectorAll(".nr-ticker__group")];
    if (!this.track || this.groups.length !== 2) return;
    this.cursor = this.dataset.cursor ?? "";
    this.voice = document.createElement("p");
    this.voice.className = "nr-hidden";
    this.voice.setAttribute("role", "status");
    this.append(this.voice);
    this.sizes = new ResizeObserver(() => this.pace());
    this.sizes.observe(this.groups[0]);
    this.onshow = () => (document.hidden ? this.close() : this.open());
    document.addEventListener("visibilitychange", this.onshow);
    this.onshow();
  }

  disconnectedCallback() {
    this.sizes?.disconnect();
    document.removeEventListener("visibilitychange", this.onshow);
    this.close();
  }

  // pace sets how long one round takes. The style is set by script, which a
  // strict Content-Security-Policy allows, unlike a style attribute.
  pace() {
    this.track.style.animationDuration = Math.max(10, this.groups[0].offsetWidth / speed) + "s";
  }

  // A hidden tab holds no connection; it comes back with the cursor it has.
  open() {
    if (this.source || !this.dataset.stream) return;
    const url = new URL(this.dataset.stream, location.href);
    url.searchParams.set("cursor", this.cursor);
    this.source = new EventSource(url);
    for (const kind of ["add", "update", "remove", "reset"]) {
      this.source.addEventListener(kind, (event) => {
        this.apply(JSON.parse(event.data));
        if (event.lastEventId) this.cursor = event.lastEventId;
      });
    }
  }

  close() {
    this.source?.close();
    this.source = null;
  }

  apply({ kind, headline, after }) {
    for (const group of this.groups) {
      if (kind === "reset") {
        group.replaceChildren();
        continue;
      }
      const old = [...group.children].find((li) => li.dataset.id === headline.id);
      if (kind === "remove") {
        old?.remove();
        continue;
      }
      const item = this.item(headline);
      const focused = old?.contains(document.activeElement);
      old?.remove();
      const before = after && [...group.children].find((li) => li.dataset.id === after);
      if (before) before.after(item);
      else group.prepend(item);
      if (focused) item.querySelector("a")?.focus({ preventScroll: true });
    }
    if (kind === "add" && headline.priority >= 2) this.announce(headline);
  }

  item(headline) {
    const item = document.createElement("li");
    item.className = "nr-ticker__item";
    item.dataset.id = headline.id;
    if (headline.language) item.lang = headline.language;
    if (headline.priority >= 2) {
      const flag = document.createElement("strong");
      flag.className = "nr-ticker__flag";
      flag.textContent = this.dataset.breaking ?? "";
      item.append(flag, " ");
    }
    const text = document.createElement(safe(headline.url) ? "a" : "span");
    text.className = "nr-ticker__text";
    text.textContent = headline.text;
    if (safe(headline.url)) text.href = headline.url;
    item.append(text);
    return item;
  }

  // Only breaking news is said aloud, at most one in ten seconds, and never
  // the story one is reading.
  announce(headline) {
    const now = Date.now();
    if (now - (this.said ?? 0) < 10000 || new URL(headline.url ?? "", location.href).pathname === location.pathname) return;
    this.said = now;
    this.voice.textContent = `${this.dataset.breaking ?? ""} ${headline.text}`;
  }
}

function safe(url) {
  return Boolean(url) && /^https?:$/.test(new URL(url, location.href).protocol);
}

customElements.define("news-ticker", NewsTicker);
