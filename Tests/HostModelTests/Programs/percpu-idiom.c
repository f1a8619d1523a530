/* Variables for each processor in an array behind an offset. */
#include <stdio.h>

#define NR_CPUS 4
#define DEFINE_PER_CPU(t, n) t n[NR_CPUS]
#define per_cpu(n, cpu) (*((typeof(&(n)[0]))((char *)(n) + (cpu) * sizeof((n)[0]))))
#define for_each_cpu(c, mask) for ((c) = 0; (c) < NR_CPUS; (c)++) if (!((mask) >> (c) & 1)) ; else

static DEFINE_PER_CPU(struct { int hits; long sum; }, stat);

int main(void)
{
	int cpu, total = 0;

	for_each_cpu(cpu, 0xb) {
		per_cpu(stat, cpu).hits++;
		per_cpu(stat, cpu).sum += cpu * 10;
	}
	for (cpu = 0; cpu < NR_CPUS; cpu++)
		total = total * 10 + stat[cpu].hits * 5 + (int)stat[cpu].sum / 10;
	printf("%d\n", total);
	return 0;
}
