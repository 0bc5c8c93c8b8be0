"""What the rows of a grid are: their names, what they belong to, whose amounts they hold."""
