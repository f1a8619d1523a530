/* Switch over results of comparisons. */
#include <stdbool.h>

int main(void)
{
	int hits = 0;
	bool b = 42;

	switch (b) {
	case 0: hits = 100; break;
	case 1: hits++; break;
	}
	switch (3 > 2) {
	case true: hits += 10;
	}
	switch (!hits) {
	case false: hits += 100;
	}
	return hits;
}
