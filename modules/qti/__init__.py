"""QTI, the exchange format of 1EdTech for questions: reads 2.x and 3.0, writes 3.0. See docs/question-exchange.md."""
