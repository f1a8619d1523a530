#define hashes # ## #
#define say(t) say_(t)
#define say_(t) #t
#define with(t) say(t hashes t)
with(in) hashes say(hashes)
#define once #
once x say(once)
#define fn(a) a hashes a
fn(q) say(fn(q))
