#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
struct task_struct { int pid; };
struct counts { int hits; long misses; };
static struct counts counts;
static unsigned char small = 254;

int faults_freed_variables_of_processors(void)
{
	int *counter = __alloc_percpu(4, 4);

	free_percpu(counter);
	return *counter;
}

int holds_the_task_is_always_the_same(void)
{
	struct task_struct *owner = get_current();

	CHECK(owner && owner == get_current());
	owner->pid = 7;
	CHECK(((struct task_struct *)get_current())->pid == 7);
	return 0;
}

struct key { int enabled; };
static struct key __tracepoint_attach = { 1 };

int holds_a_static_key_decides_by_its_count(void)
{
	struct key off = { 0 }, on = { 2 };

	CHECK(!arch_static_branch(&__tracepoint_attach, 0));
	CHECK(!arch_static_branch(&off, 0) && arch_static_branch(&on, 0));
	CHECK(arch_static_branch_jump(&off, 1) && !arch_static_branch_jump(&on, 1));
	return 0;
}

int unknown_the_fields_of_the_task(void)
{
	return ((struct task_struct *)get_current())->pid;
}

int holds_there_is_one_processor(void)
{
	struct counts *of = this_cpu_ptr(&counts);

	CHECK(smp_processor_id() == 0 && get_cpu() == 0);
	put_cpu();
	CHECK(of == &counts && per_cpu_ptr(&counts, 0) == of);
	this_cpu_inc(counts.hits);
	this_cpu_add(counts.hits, 4);
	this_cpu_dec(counts.hits);
	this_cpu_sub(counts.misses, 3);
	CHECK(this_cpu_read(counts.hits) == 4 && counts.misses == -3);
	this_cpu_write(counts.hits, 9);
	CHECK(of->hits == 9);
	this_cpu_add(small, 3);
	CHECK(small == 1);
	return 0;
}

int unknown_what_another_processor_has(void)
{
	/* Stops: not known is not wrong. */
	return ((struct counts *)per_cpu_ptr(&counts, 1))->hits;
}

int holds_memory_of_a_processor(void)
{
	struct counts *of = __alloc_percpu(sizeof(*of), 8);

	CHECK(of->hits == 0);
	free_percpu(of);
	return 0;
}

int holds_no_task_waits_for_the_end_of_a_section(void)
{
	CHECK(__preempt_count_dec_and_test() == 0);
	return 0;
}
