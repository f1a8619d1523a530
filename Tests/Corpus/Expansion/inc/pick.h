pick of inc
