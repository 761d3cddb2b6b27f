from _stand_in import stand_in


# Named in except clauses.
class HTTPException(Exception):
    pass


__getattr__ = stand_in("http.client", "needs the module http.client")
