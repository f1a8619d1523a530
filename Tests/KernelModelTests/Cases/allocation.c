#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define GFP_KERNEL 0
char *kasprintf(unsigned int gfp, const char *format, ...);
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

int holds_objects_of_a_cache_are_apart(void)
{
	struct thing *a = kmem_cache_alloc(0, GFP_KERNEL), *b = kmem_cache_zalloc(0, GFP_KERNEL);

	a->a = 1;
	CHECK(a != b && b->a == 0 && a->a == 1);
	kmem_cache_free(0, a);
	return 0;
}

static int *passed_on(unsigned long count, unsigned int flags)
{
	return kmalloc_array(count, sizeof(int), flags);
}

#define __GFP_ZERO 0x100u

int holds_flags_that_are_passed_on_ask_for_zeros(void)
{
	int *array = passed_on(4, GFP_KERNEL | __GFP_ZERO);

	CHECK(array[0] == 0 && array[3] == 0);
	return 0;
}

int holds_a_size_that_is_a_power_of_two_is_an_alignment(void)
{
	char *a = kmalloc(8, GFP_KERNEL), *b = kmalloc(1024, GFP_KERNEL), *c = kmalloc(384, GFP_KERNEL);

	CHECK(a && !((unsigned long)b & 1023) && !((unsigned long)c & 127));
	return 0;
}

int faults_memory_without_zeros_is_read(void)
{
	return *passed_on(4, GFP_KERNEL);
}

int holds_memory_of_a_node_keeps_what_is_written(void)
{
	int *a = kvmalloc_node_noprof(4, GFP_KERNEL, 0), *b = __kvmalloc_node_noprof(4, GFP_KERNEL, 0);

	*a = 3;
	*b = 4;
	CHECK(*a == 3 && *b == 4 && a != b);
	kvfree(a);
	kvfree(b);
	return 0;
}

int unknown_what_a_cache_gives(void)
{
	struct thing *a = kmem_cache_alloc(0, GFP_KERNEL);

	return a->b;
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

int holds_memory_grows(void)
{
	int *array = krealloc(0, 8, GFP_KERNEL), *longer;

	array[0] = 1;
	array[1] = 2;
	longer = krealloc(array, 12, GFP_KERNEL);
	CHECK(longer != array && longer[0] == 1 && longer[1] == 2);
	longer[2] = 3;
	array = krealloc(longer, 4, GFP_KERNEL);
	CHECK(array[0] == 1);
	return 0;
}

int faults_memory_that_grew(void)
{
	int *array = kzalloc(8, GFP_KERNEL);

	krealloc(array, 16, GFP_KERNEL);
	return array[0];
}

int faults_what_memory_grew_by(void)
{
	int *array = krealloc(kzalloc(4, GFP_KERNEL), 8, GFP_KERNEL);

	return array[1];
}

int holds_managed_memory_is_like_any_other(void)
{
	struct thing thing = { 1, 2, "ab" }, *copy = devm_kmemdup(0, &thing, sizeof(thing), GFP_KERNEL);
	int *array = devm_kmalloc_array(0, 2, sizeof(int), GFP_KERNEL);

	array[1] = 5;
	CHECK(copy != &thing && copy->b == 2 && array[1] == 5);
	CHECK(devm_add_action_or_reset(0, holds_memory_grows, copy) == 0);
	return 0;
}

int faults_managed_memory_nobody_wrote(void)
{
	int *array = devm_kmalloc_array(0, 2, sizeof(int), GFP_KERNEL);

	return array[1];
}

int holds_caches_and_pages_are_there(void)
{
	void *cache = kmem_cache_create("things", 8, 0, 0, 0);
	unsigned long page = get_zeroed_page(GFP_KERNEL), pages = __get_free_pages(GFP_KERNEL, 1);

	CHECK(cache && page && pages != page && ((char *)page)[100] == 0);
	((char *)pages)[5] = 1;
	free_pages(pages, 1);
	kmem_cache_destroy(cache);
	return 0;
}

int faults_a_freed_page(void)
{
	unsigned long page = get_zeroed_page(GFP_KERNEL);

	free_pages(page, 0);
	return *(char *)page;
}

int faults_a_cache_destroyed_twice(void)
{
	void *cache = kmem_cache_create("things", 8, 0, 0, 0);

	kmem_cache_destroy(cache);
	kmem_cache_destroy(cache);
	return 0;
}

int faults_a_page_nobody_wrote(void)
{
	return *(char *)__get_free_pages(GFP_KERNEL, 0);
}

static char *list(const char *format, ...)
{
	__builtin_va_list arguments;
	char *text;

	__builtin_va_start(arguments, format);
	text = kvasprintf(GFP_KERNEL, format, arguments);
	__builtin_va_end(arguments);
	return text;
}

static char *managed(const char *format, ...)
{
	__builtin_va_list arguments;
	char *text;

	__builtin_va_start(arguments, format);
	text = devm_kvasprintf(0, GFP_KERNEL, format, arguments);
	__builtin_va_end(arguments);
	return text;
}

int holds_messages_have_memory_of_their_own(void)
{
	char *text = kasprintf(GFP_KERNEL, "%s%d", "ab", 12);

	CHECK(!strcmp(text, "ab12") && !strcmp(devm_kasprintf(0, GFP_KERNEL, "%x", 255), "ff"));
	CHECK(!strcmp(list("%d-%d", 1, 2), "1-2") && !strcmp(managed("%c", 'x'), "x"));
	kfree(text);
	return 0;
}

int holds_parts_of_strings_are_copied(void)
{
	CHECK(!strcmp(kstrndup("abcdef", 3, GFP_KERNEL), "abc") && !kstrndup(0, 3, GFP_KERNEL));
	CHECK(!strcmp(kmemdup_nul("abcdef", 2, GFP_KERNEL), "ab"));
	CHECK(!strcmp(devm_kstrdup(0, "ab", GFP_KERNEL), "ab") && !devm_kstrdup(0, 0, GFP_KERNEL));
	return 0;
}

int unknown_what_a_message_in_memory_says(void)
{
	extern int elsewhere;
	char *text = kasprintf(GFP_KERNEL, "%d", elsewhere);

	return text ? text[0] : 1;
}

int faults_managed_memory_that_was_freed(void)
{
	struct thing *thing = devm_kzalloc(0, sizeof(*thing), GFP_KERNEL);

	devm_kfree(0, thing);
	return thing->a;
}

int faults_an_object_given_back_to_its_cache(void)
{
	struct thing *thing = kmem_cache_zalloc(0, GFP_KERNEL);

	kmem_cache_free(0, thing);
	return thing->a;
}

int faults_what_readers_may_not_see_any_more(void)
{
	struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);

	kfree_rcu(thing, a);
	return thing->a;
}
