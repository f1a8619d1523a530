#if -1 > 0u
big
#endif
#if (0u - 1) / 2 == 0x7fffffffffffffff
half
#endif
#if -1 >> 1 == -1 && (0u - 1) >> 1 != -1
shift
#endif
#if (-1 * 1u) % 10 == 5
rest
#endif
#if (1 ? -1 : 0u) > 0 && (0 ? 0u : -1) > 0
choice
#endif
#if (-1 < 0 ? -1 : 1) < 0
signed choice
#endif
#if (1u < -1) && !(1u > -1) && (1u <= -1) && (-1 == 0xffffffffffffffffu)
compare
#endif
#if -1u > 5 && ~0u > 5 && !(!0u - 2 > 0)
unary
#endif
#if (1u == 1) - 2 < 0 && (0u || 0u) - 1 < 0 && !1u - 1 < 0
truth is signed
#endif
#if 18446744073709551615u + 2 == 1
wrap
#endif
#if 0x8000000000000000 > 0 && 01777777777777777777777 > 0 && 0xffffffffffffffff == -1
hex
#endif
