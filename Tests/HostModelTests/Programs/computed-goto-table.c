/* Labels as values in a table (GNU C). */
#include <stdio.h>

static int run(const unsigned char *code)
{
	static void *const table[] = { &&halt, &&push, &&add, &&mul, &&dup };
	int stack[8], top = 0;

	goto *table[*code++];
push:
	stack[top++] = *code++;
	goto *table[*code++];
add:
	top--;
	stack[top - 1] += stack[top];
	goto *table[*code++];
mul:
	top--;
	stack[top - 1] *= stack[top];
	goto *table[*code++];
dup:
	stack[top] = stack[top - 1];
	top++;
	goto *table[*code++];
halt:
	return stack[0];
}

int main(void)
{
	static const unsigned char code[] = { 1, 7, 4, 3, 1, 2, 2, 0 };

	printf("%d\n", run(code));
	return run(code);
}
