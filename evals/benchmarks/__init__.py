"""How fast, how big, how safe: run by hand, never part of the test suite's timing."""
