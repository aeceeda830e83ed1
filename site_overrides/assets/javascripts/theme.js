// What the theme's own scripts expect of those that it writes into each page, which our policy forbids: the memory
// of a reader's choices, and the palette of the last visit, set before anything of the page is drawn.

{
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const scope = new URL("../../", src);

  /**
   * @param {string} key
   * @param {URL} [of]
   */
  const named = (key, of = scope) => `${of.pathname}.${key}`;

  /** @param {string} text */
  const hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);

  /**
   * @param {string} key
   * @param {Storage} [storage]
   * @param {URL} [of]
   */
  const get = (key, storage = localStorage, of) => JSON.parse(storage.getItem(named(key, of)) ?? "null");

  /**
   * @param {string} key
   * @param {unknown} value
   * @param {Storage} [storage]
   * @param {URL} [of]
   */
  const set = (key, value, storage = localStorage, of) => {
    try {
      storage.setItem(named(key, of), JSON.stringify(value));
    } catch {
      // A reader's storage may be full, or forbidden.
    }
  };

  /**
   * The palette that a choice stands for: one of them may be that of the reader's machine.
   * @param {Record<string, string>} colour
   */
  const resolved = (colour) => {
    if (colour.media !== "(prefers-color-scheme)") return colour;
    const isLight = matchMedia("(prefers-color-scheme: light)").matches;
    const media = `(prefers-color-scheme: ${isLight ? "light" : "dark"})`;
    /** @type {HTMLElement | null} */
    const toggle = document.querySelector(`[data-md-color-media="${media}"]`);
    const { mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = toggle?.dataset ?? {};
    return { media, scheme: scheme ?? "", primary: primary ?? "", accent: accent ?? "" };
  };

  Object.assign(window, { __md_scope: scope, __md_hash: hash, __md_get: get, __md_set: set });
  for (const [key, value] of Object.entries(resolved(get("__palette")?.color ?? {}))) {
    document.body.setAttribute(`data-md-color-${key}`, value);
  }
  // Long sections fold on phones (folds.mjs): hidden before they are drawn, so that nothing moves; should that script
  // not come, they are shown.
  document.documentElement.classList.add("dossier-folding");
  addEventListener("load", () => document.documentElement.classList.remove("dossier-folding"));
  // The theme asks for a map of the site beside each link that is "alternate" and nothing else, as feeds are.
  for (const link of document.querySelectorAll("head link[rel=alternate][type]")) {
    link.setAttribute("rel", "alternate feed");
  }
}
