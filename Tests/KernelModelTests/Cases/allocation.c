#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define GFP_KERNEL 0
struct thing { int a, b; char text[8]; };

int holds_zeroed_memory_is_zero(void)
{
	struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);
	int *array = kcalloc(4, sizeof(int), GFP_KERNEL);
	struct thing *managed = devm_kzalloc(0, sizeof(*managed), GFP_KERNEL);
	int *many = devm_kcalloc(0, 2, sizeof(int), GFP_KERNEL);

	CHECK(thing && array && managed && many && thing != managed);
	CHECK(thing->b == 0 && array[3] == 0 && managed->a == 0 && many[1] == 0);
	kfree(thing);
	kfree(array);
	devm_kfree(0, managed);
	kmem_cache_free(0, many);
	kfree(0);
	return 0;
}

int holds_memory_keeps_what_is_written(void)
{
	int *array = kmalloc_array(4, sizeof(int), GFP_KERNEL);
	struct thing *thing = kmalloc(sizeof(*thing), GFP_KERNEL), *copy;
	int *managed = devm_kmalloc(0, 4, GFP_KERNEL);

	array[3] = 9;
	*managed = 3;
	thing->a = 4;
	thing->b = 2;
	copy = kmemdup(thing, 8, GFP_KERNEL);
	thing->b = 1;
	CHECK(copy->b == 2 && copy->a == 4 && array[3] == 9 && *managed == 3);
	kfree_rcu(copy, a);
	return 0;
}

int holds_strings_are_copied(void)
{
	char text[] = "abc";
	char *copy = kstrdup(text, GFP_KERNEL);

	text[0] = 'x';
	CHECK(copy[0] == 'a' && copy[3] == 0 && !kstrdup(0, GFP_KERNEL));
	return 0;
}

int holds_a_size_that_overflows_is_refused(void)
{
	CHECK(!kcalloc(1ul << 62, 8, GFP_KERNEL));
	return 0;
}

int faults_memory_nobody_wrote(void)
{
	struct thing *thing = kmalloc(sizeof(*thing), GFP_KERNEL);

	return thing->a;
}

int unknown_the_size_of_an_object(void)
{
	return ksize(kzalloc(3, GFP_KERNEL)) > 3;
}

int faults_freed_twice(void)
{
	struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);

	kfree(thing);
	kfree(thing);
	return 0;
}

int faults_used_after_it_is_freed(void)
{
	struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);

	kfree(thing);
	return thing->a;
}

int faults_freed_from_the_middle(void)
{
	struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);

	kfree(&thing->b);
	return 0;
}

int faults_behind_the_end(void)
{
	char *text = kzalloc(4, GFP_KERNEL);

	return text[4];
}
