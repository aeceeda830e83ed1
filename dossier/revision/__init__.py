"""Changes of the content that a command makes: worked out and checked before a file is written."""
