class ExceptionIsLikeMixin:
    def assertExceptionIsLike(self, exc, template):
        if exc is None and template is None:
            return
        self.assertIsNotNone(exc)
        self.assertIsNotNone(template)
        if not isinstance(exc, ExceptionGroup):
            self.assertEqual(exc.__class__, template.__class__)
            self.assertEqual(exc.args[0], template.args[0])
        else:
            self.assertEqual(exc.message, template.message)
            self.assertEqual(len(exc.exceptions), len(template.exceptions))
            for a, b in zip(exc.exceptions, template.exceptions):
                self.assertExceptionIsLike(a, b)


class FloatsAreIdenticalMixin:
    def assertFloatsAreIdentical(self, x, y):
        if x != x or y != y:
            if x != x and y != y:
                return
        elif x == y:
            from math import copysign

            if x != 0.0 or copysign(1.0, x) == copysign(1.0, y):
                return
        self.fail("floats %r and %r are not identical" % (x, y))


class ComplexesAreIdenticalMixin(FloatsAreIdenticalMixin):
    def assertComplexesAreIdentical(self, x, y):
        self.assertFloatsAreIdentical(x.real, y.real)
        self.assertFloatsAreIdentical(x.imag, y.imag)
