"""Tables that a copied page leaves as running text, whose cells arithmetic tells apart."""
