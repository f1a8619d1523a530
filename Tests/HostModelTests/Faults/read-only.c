/* Constant memory written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct s { int n; char *name; };

int fault_literal(void)
{
	char *p = "text";

	p[0] = 'T'; // FAULT
	return 0;
}

int fault_literal_directly(void)
{
	"abc"[1] = 'x'; // FAULT
	return 0;
}

int fault_terminator(void)
{
	char *p = "abc";

	p[strlen(p)] = '!'; // FAULT
	return 0;
}

static void upper(char *s)
{
	for (; *s; s++)
		*s -= 32; // FAULT
}

int fault_in_callee(void)
{
	upper("lower");
	return 0;
}

int fault_field(void)
{
	struct s s = { 1, "name" };

	*s.name = 'N'; // FAULT
	return 0;
}

int fault_memcpy(void)
{
	char *p = "abcd";

	memcpy(p, "xy", 2); // FAULT
	return 0;
}

int fault_memset(void)
{
	memset("abcd", 0, 2); // FAULT
	return 0;
}

int fault_strcat(void)
{
	static char *const word = "a\0b";

	strcpy(word, "x"); // FAULT
	return 0;
}

int fault_sprintf(void)
{
	sprintf((char *)"12345", "%d", 1); // FAULT
	return 0;
}

int fault_increment(void)
{
	char *p = "0";

	++*p; // FAULT
	return 0;
}

int fault_as_words(void)
{
	int *p = (int *)"abcdefg";

	p[1] = 0; // FAULT
	return 0;
}

int fault_function_name(void)
{
	char *p = (char *)__func__;

	*p = 'F'; // FAULT
	return 0;
}

int fault_table_of_literals(void)
{
	static char *words[] = { "one", "two" };

	for (int i = 0; i < 2; i++)
		words[i][0] = words[1 - i][0]; // FAULT
	return 0;
}

int fine_array_of_a_literal(void)
{
	char s[] = "text";

	s[0] = 'T';
	return s[0] - 'T';
}

int fine_pointer_changed(void)
{
	const char *p = "one";

	p = "two";
	return *p - 't';
}

int fine_const_taken_off_a_variable(void)
{
	int n = 1;
	const int *p = &n;

	*(int *)p = 0;
	return n;
}
