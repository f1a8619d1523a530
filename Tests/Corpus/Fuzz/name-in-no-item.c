#define step(n) case n: return name_##n;
static int f(int v)
{
	switch (v) {
#define name_1 "one"
	step(1)
#undef name_1
#define name_1 "uno"
#define name_2 "two"
	step(1) step(2)
#undef step
	step(3)
	}
}
ame_1
#define name_1 "uno"
#define name_2 "two"
	step(1) step(2)
#undef step
	step(3)
	}
}
