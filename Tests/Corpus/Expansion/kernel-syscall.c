#define ARGS_0(m, ...)
#define ARGS_1(m, ty, nm, ...) m(ty, nm)
#define ARGS_2(m, ty, nm, ...) m(ty, nm), ARGS_1(m, __VA_ARGS__)
#define ARGS_3(m, ty, nm, ...) m(ty, nm), ARGS_2(m, __VA_ARGS__)
#define ARGS_4(m, ty, nm, ...) m(ty, nm), ARGS_3(m, __VA_ARGS__)
#define ARGS(n, ...) ARGS_##n(__VA_ARGS__)
#define AS_PARAMETER(ty, nm) ty nm
#define AS_REGISTER(ty, nm) typeof(__builtin_choose_expr(sizeof(ty) > 4, 0ull, 0ul)) nm
#define AS_VALUE(ty, nm) (ty)nm
#define AS_NAME(ty, nm) #ty " " #nm
#define GATE_N(n, name, ...) \
	static const char *gate_##name##_args[] = { ARGS(n, AS_NAME, __VA_ARGS__) }; \
	static long inner_##name(ARGS(n, AS_PARAMETER, __VA_ARGS__)); \
	long gate_##name(ARGS(n, AS_REGISTER, __VA_ARGS__)) \
	{ return inner_##name(ARGS(n, AS_VALUE, __VA_ARGS__)); } \
	static long inner_##name(ARGS(n, AS_PARAMETER, __VA_ARGS__))
#define GATE0(name) GATE_N(0, name, )
#define GATE2(name, ...) GATE_N(2, name, __VA_ARGS__)
#define GATE4(name, ...) GATE_N(4, name, __VA_ARGS__)
GATE0(leave) { return 0; }
GATE2(wait, unsigned int, door, const struct span *, how) { return door; }
GATE4(copy, int, from, void *, to, unsigned long, length, long, flags)
{
	return length;
}
