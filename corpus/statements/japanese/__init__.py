"""What Japanese text states of amounts: by labels before them, else by the words around them."""
