-- What money on its way pays whole is reckoned when it is asked, by what is open then: what was written down outlived its money.
DROP TABLE instalment_covered;
