/* The kernel's way out: each label undoes one step. */
#include <stdio.h>

static int probe(int fail)
{
	int err;

	printf("probe %d:", fail);
	if (fail == 1) {
		err = -12;
		goto out;
	}
	printf(" +clk");
	if (fail == 2) {
		err = -5;
		goto err_clk;
	}
	printf(" +irq");
	if (fail == 3) {
		err = -22;
		goto err_irq;
	}
	printf(" ok");
	return 0;
err_irq:
	printf(" -irq");
err_clk:
	printf(" -clk");
out:
	return err;
}

int main(void)
{
	for (int i = 0; i < 4; i++)
		printf(" = %d\n", probe(i));
	return 0;
}
