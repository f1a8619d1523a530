#define limit 16
#define grow(n) grow(limit - (n))
#undef limit
#define limit 32
#define more grow
#define slot slot[limit]
#define begin more(<
#define run(m) m(ends)
#define ends first, last
#define as_is(t) t
grow(len + 1) + grow(grow(slot)) - as_is(as_is(more)(len) - as_is)(4);
more(limit >> (1, 2) & ends) ; begin 8) ; run
(more) ^ run(run);
as_is() as_is(as_is)() more more(1) (2)
