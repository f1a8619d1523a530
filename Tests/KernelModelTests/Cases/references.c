#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
typedef struct { int counter; } atomic_t;
typedef struct { atomic_t refs; } refcount_t;
struct kref { refcount_t refcount; };
struct thing { int id; struct kref ref; int released; };

static void release(struct kref *ref)
{
	struct thing *thing = (struct thing *)((char *)ref - __builtin_offsetof(struct thing, ref));

	thing->released++;
}

int holds_the_last_put_releases_once(void)
{
	struct thing thing = { .id = 1 };

	kref_init(&thing.ref);
	kref_get(&thing.ref);
	CHECK(kref_read(&thing.ref) == 2);
	CHECK(kref_put(&thing.ref, release) == 0);
	CHECK(thing.released == 0);
	CHECK(kref_put(&thing.ref, release) == 1);
	CHECK(thing.released == 1);
	CHECK(!kref_get_unless_zero(&thing.ref));
	kref_init(&thing.ref);
	CHECK(kref_get_unless_zero(&thing.ref) == 1);
	kref_put(&thing.ref, release);
	CHECK(kref_put_mutex(&thing.ref, release, &thing) == 1);
	CHECK(thing.released == 2);
	return 0;
}

int holds_counts_count(void)
{
	refcount_t count;

	refcount_set(&count, 3);
	refcount_dec(&count);
	CHECK(count.refs.counter == 2);
	CHECK(!refcount_dec_and_test(&count));
	CHECK(refcount_dec_and_mutex_lock(&count, &count) == 1);
	return 0;
}

int holds_objects_of_others_stay_alive(void)
{
	struct thing thing = { .id = 5 };
	struct thing *same = get_device(&thing);

	CHECK(same == &thing);
	put_device(same);
	CHECK(thing.id == 5);
	CHECK(try_module_get(0) == 1);
	return 0;
}

int faults_a_put_too_many(void)
{
	struct thing thing = { .id = 1 };

	kref_init(&thing.ref);
	kref_put(&thing.ref, release);
	kref_put(&thing.ref, release);
	return 0;
}

int faults_a_get_from_zero(void)
{
	refcount_t count;

	refcount_set(&count, 0);
	refcount_inc(&count);
	return 0;
}

int unknown_a_count_nobody_wrote(void)
{
	extern struct thing elsewhere;

	return kref_put(&elsewhere.ref, release);
}

int holds_counts_go_by_more_than_one(void)
{
	refcount_t count;

	refcount_set(&count, 1);
	refcount_add(4, &count);
	CHECK(count.refs.counter == 5 && refcount_add_not_zero(2, &count) == 1);
	CHECK(!refcount_sub_and_test(6, &count) && refcount_sub_and_test(1, &count) == 1);
	CHECK(!refcount_add_not_zero(1, &count) && count.refs.counter == 0);
	refcount_set(&count, 2);
	CHECK(!refcount_dec_if_one(&count) && refcount_dec_not_one(&count) == 1);
	CHECK(!refcount_dec_not_one(&count) && count.refs.counter == 1);
	CHECK(refcount_dec_if_one(&count) == 1 && count.refs.counter == 0);
	return 0;
}

int faults_counts_added_to_from_zero(void)
{
	refcount_t count;

	refcount_set(&count, 0);
	refcount_add(2, &count);
	return 0;
}

enum module_state { MODULE_STATE_LIVE, MODULE_STATE_COMING, MODULE_STATE_GOING };
struct module {
	enum module_state state;
};
int try_module_get(struct module *module);

int holds_a_module_is_there_unless_it_is_going(void)
{
	struct module module = { MODULE_STATE_LIVE };

	CHECK(try_module_get(&module) && try_module_get((void *)0));
	module.state = MODULE_STATE_COMING;
	CHECK(try_module_get(&module));
	module.state = MODULE_STATE_GOING;
	CHECK(!try_module_get(&module));
	return 0;
}
