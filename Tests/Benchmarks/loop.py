# What loop.c does, as a person writes it in Python.


def step(x):
    return x * 3 + 1


def main():
    total = 0
    for i in range(5000000):
        total = (total + (step(i) ^ (total >> 3))) & 0xFFFFFFFF
        if total & 1:
            total ^= 0x5A5A
    print(total)


main()
