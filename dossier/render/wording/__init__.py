"""Everything that is worded, each by one function, by subject: a line where it holds links, else a text."""
