"""A statement of amounts as plain text: sections under one head far above, change columns."""

STATEMENT = """
                     OFFICE OF HARBOURS, YEAR 2024
                       [In thousands of dollars]
---------------------------------------------------------------------------
                                                       Panel proposal
                                                       compared with
      Item                2023      Request    Panel  -----------------
                          grant               proposal  2023    Request
---------------------------------------------------------------------------

           TITLE I

           HARBOURS AND PIERS

           Keeping of harbours

Water:
    Dredging.........    1,200       1,500      1,200   .....      -300
    Buoys............      300         350        360     +60       +10
                       ----------------------------------------------------
        Subtotal.....    1,500       1,850      1,560     +60      -290

Land:
    Quay walls.......      900         950        900   .....       -50
    Cranes...........      100         120        130     +30       +10

Crews:
    Staff:
        Pilots.......      400         420        400   .....       -20
        Watch........      200         210        200   .....       -10
        Subtotal.....      600         630        600   .....       -30
    Boats............       50          90         50   .....       -40
                       ----------------------------------------------------
    Subtotal, Crews...     650         720        650   .....       -70
"""
