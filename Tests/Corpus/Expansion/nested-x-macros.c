#define REGS(R, F) \
	R(ctrl, 0x00, F(ctrl, on, 0) F(ctrl, mode, 4)) \
	R(stat, 0x04, F(stat, busy, 31))
#define R_ADDR(r, a, f) REG_##r = a,
#define R_FIELDS(r, a, f) struct r##_bits { f };
#define R_NONE(r, a, f) f
#define F_NONE(r, n, b)
#define F_DECL(r, n, b) unsigned n : 1; /* bit b */
#define F_MASK(r, n, b) static const unsigned r##_##n##_mask = 1u << b;
enum { REGS(R_ADDR, F_NONE) };
REGS(R_FIELDS, F_DECL)
REGS(R_NONE, F_MASK)
