"""Editors' text made safe to print: every engine reads the same in it."""

from html import escape


def neutralised(markdown: str) -> str:
    """Text outside links and code: no HTML, no attributes, no link but CommonMark's."""
    text = markdown.replace("<", "&lt;").replace("{", "&#123;")
    return text.replace("](", "]&#40;").replace("]:", "]&#58;") if "]" in text else text


def bare(markdown: str) -> str:
    """Text outside links and code for those who read it as Markdown: neither HTML nor a link that is none."""
    return markdown.replace("<", "\\<").replace("](", "]\\(").replace("]:", "]\\:")


def code(content: str, block: bool) -> str:
    """A piece of code as HTML in which no engine finds anything to read."""
    text = "".join(f"&#{ord(c)};" if c in "\\`*_{}[]()#|:~^!" else c for c in escape(content, quote=False))
    return f"<pre><code>{text}</code></pre>\n" if block else f"<code>{text}</code>"
