foo_t a; foo_t *b; static foo_t c; const foo_t d; foo_t (*e)(void); foo_t f(bar_t x, baz_t *y);
void g(void) { foo_t a; foo_t *b = 0; foo_t **c; foo_t d[3], *e; foo_t const f; foo_t *const h = 0; }
struct s { foo_t a; foo_t *b; foo_t c : 3; const foo_t d[2]; };
