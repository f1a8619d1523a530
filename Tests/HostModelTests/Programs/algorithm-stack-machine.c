/* A machine with a switch over its codes, calls and loops. */
#include <stdio.h>

enum op { PUSH, ADD, MUL, DUP, SWAP, DEC, JNZ, CALL, RET, PRINT, HALT };

static int run(const signed char *code)
{
	int stack[16], *sp = stack, calls[4], depth = 0, pc = 0, steps = 0;

	for (;; steps++)
		switch ((enum op)code[pc++]) {
		case PUSH: *sp++ = code[pc++]; break;
		case ADD: sp--; sp[-1] += *sp; break;
		case MUL: sp--; sp[-1] *= *sp; break;
		case DUP: *sp = sp[-1]; sp++; break;
		case SWAP: { int t = sp[-1]; sp[-1] = sp[-2]; sp[-2] = t; } break;
		case DEC: --sp[-1]; break;
		case JNZ: if (sp[-1]) pc += code[pc]; else pc++; break;
		case CALL: calls[depth++] = pc + 1; pc = code[pc]; break;
		case RET: pc = calls[--depth]; break;
		case PRINT: printf("%d ", *--sp); break;
		case HALT: return steps;
		}
}

int main(void)
{
	static const signed char code[] = {
		PUSH, 1, PUSH, 5,
		SWAP, CALL, 14, SWAP, DEC, JNZ, -6,
		SWAP, PRINT, HALT,
		PUSH, 3, MUL, RET,
	};
	int steps = run(code);

	printf("%d\n", steps);
	return steps;
}
