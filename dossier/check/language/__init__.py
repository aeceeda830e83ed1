"""What a language says of numbers and dates: words, their forms, and how they are read."""
