/// Attaching and detaching a whole group: the place of the test.
@Lines func coreGroupAttach(_ tree: KernelTree) -> String {
  if !tree.has(.attachBySetDomain) {
    #"""
    static int iommu_group_do_attach_device(struct device *dev, void *data)
    {
    	struct iommu_domain *domain = data;

    	return __iommu_attach_device(domain, dev);
    }

    """#
  }
  if !tree.has(.noDetach) {
    #"""
    static int iommu_group_do_detach_device(struct device *dev, void *data)
    {
    	struct iommu_domain *domain = data;

    	__iommu_detach_device(domain, dev);
    	return 0;
    }

    """#
  } else if !tree.has(.setDomainLoop) {
    #"""
    static int iommu_group_do_set_platform_dma(struct device *dev, void *data)
    {
    	const struct iommu_ops *ops = dev_iommu_ops(dev);

    	if (!WARN_ON(!ops->set_platform_dma_ops))
    		ops->set_platform_dma_ops(dev);
    	return 0;
    }

    """#
  }
  if tree.has(.groupAttach) {
    if tree.has(.ownerCheck) {
      #"""
      static struct device *iommu_group_first_dev(struct iommu_group *group)
      {
      	lockdep_assert_held(&group->mutex);
      	return list_first_entry(&group->devices, struct group_device, list)->dev;
      }

      """#
    }
    guardedFunction(tree)
    publicGroupFunctions(tree)
    if tree.has(.ownershipFollowUp) {
      setDomain(tree)
    } else {
      detachGroup(tree)
    }
  } else {
    #"""
    int iommu_attach_group(struct iommu_domain *domain, struct iommu_group *group)
    {
    	return __iommu_group_for_each_dev(group, domain, iommu_group_do_attach_device);
    }
    EXPORT_SYMBOL_GPL(iommu_attach_group);

    void iommu_detach_group(struct iommu_domain *domain, struct iommu_group *group)
    {
    	__iommu_group_for_each_dev(group, domain, iommu_group_do_detach_device);
    }
    EXPORT_SYMBOL_GPL(iommu_detach_group);

    """#
  }
}

/// `__iommu_attach_group` itself.
@Lines private func guardedFunction(_ tree: KernelTree) -> String {
  if tree.has(.attachComment) {
    #"""
    /*
     * The default domain may be replaced at any time, another one only after it was detached: if
     * a driver's domain is in place, then -EBUSY tells so.
     */
    """#
  }
  #"""
  static int __iommu_attach_group(struct iommu_domain *domain,
  				struct iommu_group *group)
  {
  """#
  if !tree.has(.attachBySetDomain) { "\tint err;\n" }
  if tree.has(.ownerCheck) { "\tstruct device *dev;\n" }
  if tree.has(.attachComment) { "\t/* Somebody else's domain stays where it is. */" }
  busyTest(tree)
  "\t\treturn -EBUSY;\n"
  if tree.has(.ownerCheck) {
    #"""
    	dev = iommu_group_first_dev(group);
    	if (!dev_has_iommu(dev) || dev_iommu_ops(dev) != domain->owner)
    		return -EINVAL;

    """#
  }
  if tree.has(.attachBySetDomain) {
    "\treturn __iommu_group_set_domain(group, domain);\n}"
  } else {
    #"""
    	err = __iommu_group_for_each_dev(group, domain, iommu_group_do_attach_device);
    	if (err)
    		return err;

    	group->domain = domain;
    	return 0;
    }
    """#
  }
  ""
}

/// The test for -EBUSY: of 2015, of the ownership change, of its follow-up, and not C at all.
private func busyTest(_ tree: KernelTree) -> String {
  if tree.has(.brokenCheck) {
    // What is missing is asked for in every state: nothing before it decides.
    return "\tif (group->domain != /* the default domain */)"
  }
  if tree.has(.ownershipFollowUp) {
    return "\tif (group->domain && group->domain != group->default_domain &&\n"
      + "\t    group->domain != group->blocking_domain)"
  }
  if tree.has(.dmaOwnership) {
    return "\tif (group->domain && group->domain != group->default_domain)"
  }
  return "\tif (group->default_domain && group->domain != group->default_domain)"
}

@Lines private func publicGroupFunctions(_ tree: KernelTree) -> String {
  #"""
  int iommu_attach_group(struct iommu_domain *domain, struct iommu_group *group)
  {
  	int err;

  	mutex_lock(&group->mutex);
  	err = __iommu_attach_group(domain, group);
  	mutex_unlock(&group->mutex);
  	return err;
  }
  EXPORT_SYMBOL_GPL(iommu_attach_group);

  void iommu_detach_group(struct iommu_domain *domain, struct iommu_group *group)
  {
  	mutex_lock(&group->mutex);
  """#
  if tree.has(.ownershipFollowUp) {
    "\t__iommu_group_set_core_domain(group);"
  } else {
    "\t__iommu_detach_group(domain, group);"
  }
  #"""
  	mutex_unlock(&group->mutex);
  }
  EXPORT_SYMBOL_GPL(iommu_detach_group);

  """#
}

/// `__iommu_detach_group`, until the follow-up.
@Lines private func detachGroup(_ tree: KernelTree) -> String {
  #"""
  static void __iommu_detach_group(struct iommu_domain *domain,
  				 struct iommu_group *group)
  {
  """#
  if tree.has(.dmaOwnership) {
    #"""
    	/* A group that somebody owns is left without any domain. */
    	if (!group->default_domain || group->owner) {
    """#
  } else {
    "\tif (!group->default_domain) {"
  }
  #"""
  		__iommu_group_for_each_dev(group, domain, iommu_group_do_detach_device);
  		group->domain = NULL;
  		return;
  	}

  	if (group->domain == group->default_domain)
  		return;

  	if (WARN_ON(__iommu_group_for_each_dev(group, group->default_domain,
  					       iommu_group_do_attach_device)))
  		return;
  	group->domain = group->default_domain;
  }

  """#
}

/// `__iommu_group_set_domain`, from the follow-up on.
@Lines private func setDomain(_ tree: KernelTree) -> String {
  if tree.has(.setDomainLoop) {
    setDomainByLoop(tree)
  } else {
    #"""
    static int __iommu_group_set_domain(struct iommu_group *group,
    				    struct iommu_domain *new_domain)
    {
    	int err;

    	if (group->domain == new_domain)
    		return 0;

    	if (!new_domain) {
    """#
    if tree.has(.noDetach) {
      #"""
      		__iommu_group_for_each_dev(group, NULL, iommu_group_do_set_platform_dma);
      """#
    } else {
      #"""
      		if (WARN_ON(!group->domain->ops->detach_dev))
      			return -EINVAL;
      		__iommu_group_for_each_dev(group, group->domain,
      					   iommu_group_do_detach_device);
      """#
    }
    #"""
    		group->domain = NULL;
    		return 0;
    	}

    	err = __iommu_group_for_each_dev(group, new_domain, iommu_group_do_attach_device);
    	if (!err)
    		group->domain = new_domain;
    	return err;
    }

    """#
  }
}

@Lines private func setDomainByLoop(_ tree: KernelTree) -> String {
  #"""
  static int __iommu_device_set_domain(struct iommu_group *group, struct device *dev,
  				     struct iommu_domain *new_domain,
  				     unsigned int flags)
  {
  	int err;

  	/* The default domain may wait until the device is used. */
  	if (dev->iommu->attach_deferred && new_domain == group->default_domain)
  		return 0;

  	err = __iommu_attach_device(new_domain, dev);
  	if (err && (flags & IOMMU_SET_DOMAIN_MUST_SUCCEED))
  		dev_err(dev, "cannot be given back its domain: %d\n", err);
  	return err;
  }

  static int __iommu_group_set_domain_internal(struct iommu_group *group,
  					     struct iommu_domain *new_domain,
  					     unsigned int flags)
  {
  	struct group_device *gdev;
  	int err, result = 0;

  	lockdep_assert_held(&group->mutex);

  	if (group->domain == new_domain)
  		return 0;

  """#
  if tree.has(.noPlatformOps) {
    #"""
    	/* There is always a domain to go back to. */
    	if (WARN_ON(!new_domain))
    		return -EINVAL;

    """#
  } else {
    #"""
    	if (!new_domain) {
    		for_each_group_device(group, gdev) {
    			const struct iommu_ops *ops = dev_iommu_ops(gdev->dev);

    			if (!WARN_ON(!ops->set_platform_dma_ops))
    				ops->set_platform_dma_ops(gdev->dev);
    		}
    		group->domain = NULL;
    		return 0;
    	}

    """#
  }
  #"""
  	for_each_group_device(group, gdev) {
  		err = __iommu_device_set_domain(group, gdev->dev, new_domain, flags);
  		if (!err)
  			continue;
  		result = err;
  		if (!(flags & IOMMU_SET_DOMAIN_MUST_SUCCEED))
  			goto err_revert;
  	}
  	group->domain = new_domain;
  	return result;

  err_revert:
  	list_for_each_entry_continue_reverse(gdev, &group->devices, list) {
  		if (group->domain)
  			WARN_ON(__iommu_device_set_domain(group, gdev->dev, group->domain,
  							  IOMMU_SET_DOMAIN_MUST_SUCCEED));
  	}
  	return result;
  }

  static int __iommu_group_set_domain(struct iommu_group *group,
  				    struct iommu_domain *new_domain)
  {
  	return __iommu_group_set_domain_internal(group, new_domain, 0);
  }

  """#
}
