#if __has_include(<angled.h>) && __has_include("inc/angled.h") && !__has_include(<inc/none.h>) && !__has_include("none.h")
a
#endif
#define H "inc/bare.h"
#if __has_include(H)
b
#endif
#define G <angled.h>
#if __has_include(G)
c
#endif
#if defined(__has_include) && __has_include ( "inc/pick.h" )
d
#endif
#ifdef __has_include_next
e
#endif
#ifdef __has_builtin
f
#endif
#if __has_attribute(packed) && __has_attribute(__aligned__) && __has_attribute(cleanup) && !__has_attribute(no_such_thing_at_all)
g
#endif
#if __has_builtin(__builtin_memcpy) && __has_builtin(__builtin_expect_with_probability)
h
#endif
