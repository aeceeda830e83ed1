"""Editors' text made safe to print: all engines read it alike."""

from html import escape


def neutralised(markdown: str) -> str:
    """Text outside links and code, without HTML, attribute lists, or links that load did not see."""
    text = markdown.replace("<", "&lt;").replace("{", "&#123;")
    return text.replace("](", "]&#40;").replace("]:", "]&#58;") if "]" in text else text


def bare(markdown: str) -> str:
    """Text outside links and code for those who read it as Markdown: neither HTML nor a link that is none."""
    return markdown.replace("<", "\\<").replace("](", "]\\(").replace("]:", "]\\:")


def code(content: str, block: bool) -> str:
    """Code as HTML in which no engine finds Markdown."""
    # As entities, since some engines read Markdown even inside <code>.
    text = "".join(f"&#{ord(c)};" if c in "\\`*_{}[]()#|:~^!" else c for c in escape(content, quote=False))
    return f"<pre><code>{text}</code></pre>\n" if block else f"<code>{text}</code>"
