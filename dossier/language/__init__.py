"""Everything that knows a human language: numbers, dates, negations, speakers' words."""
