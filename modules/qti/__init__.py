"""QTI, the exchange format of 1EdTech for questions: reads 2.x and 3.0, writes 3.0. docs/question-exchange.md has more."""
